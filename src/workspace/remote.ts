/** Addresses of git remotes. */

/** `git@host:owner/name.git` and its other spellings → `https://host/owner/name`; paths on disk have no address. */
export function webAddress(remote: string): string | null {
  const match =
    /^(?:git\+)?(?:https?:\/\/|ssh:\/\/|git:\/\/)(?:[^@/]*@)?([^/:]+)(?::\d+)?\/(.+?)(?:\.git)?\/?$/.exec(remote) ??
    /^(?:[^@/\s]+@)?([^/:\s]+\.[^/:\s]+):(?!\/\/)(.+?)(?:\.git)?\/?$/.exec(remote)
  return match === null ? null : `https://${match[1]}/${match[2]}`
}

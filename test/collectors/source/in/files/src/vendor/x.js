export function left() {}

/** Settings of a channel whose account is connected by OAuth 2. */
import type { Settings } from '../../lib/setting-values.ts'

/** @param prefix of the variables: `X` → `X_TOKEN`, `X_CLIENT_SECRET`. @param register where the app is registered */
export const connectSettings = (prefix: string, register: string): Settings => ({
  client_id: { type: 'text', help: `The id of your app (${register}); then "uptake channels connect"`, example: 'abc123' },
  client_secret: {
    type: 'secret',
    help: "The app's secret, when it has one",
    default: `${prefix}_CLIENT_SECRET`,
    example: `${prefix}_CLIENT_SECRET`,
  },
  redirect: {
    type: 'url',
    help: 'Where the platform leads back to, as it is registered there; this machine when it is left out',
    example: 'https://uptake.example.org/connect/callback',
  },
  token: {
    type: 'secret',
    help: 'An access token, instead of a connected account',
    default: `${prefix}_TOKEN`,
    example: `${prefix}_TOKEN`,
  },
})

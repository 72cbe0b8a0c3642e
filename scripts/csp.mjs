/**
 * What the page may load and reach: its own files and nothing else. Styles made by the editor while it runs need
 * 'unsafe-inline'; images in style sheets and drawings are data: and blob: addresses.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The headers a host should send with every file. `frame-ancestors` has no effect in a page, only in a header. */
export const securityHeaders = Object.freeze({
  'Content-Security-Policy': `${contentSecurityPolicy}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
});

/** Files whose name holds a hash of their content may be kept; everything else is asked for again.
 *
 * @param {string} path the path of the address, beginning with a slash
 */
export function cacheControl(path) {
  return path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

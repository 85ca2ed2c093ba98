/** `Content-Security-Policy` of the shop's pages: the edge puts it on the site's, the API on previews of them. */
export const PAGE_SECURITY_POLICY = "frame-ancestors 'none'; object-src 'none'; base-uri 'self'";

// The image's health check. Only the API listens; the others are healthy as long as they run.
const port = process.env.PORT;
if (port) {
  const { ok } = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(4_000) });
  if (!ok) throw new Error('the API is not healthy');
}

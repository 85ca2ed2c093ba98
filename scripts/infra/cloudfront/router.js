// CloudFront Function (runtime 2.0, viewer request): finds the release that holds a page.
//
// The KeyValueStore is written by the publisher and has these keys:
//   current              '<generation> <base> <release>': whose keys to read, the release that holds every page
//                        without one, and the release that is live (of no meaning here)
//   <generation> <path>  the release that holds the page, or '>' + where it moved, or '-' when it is gone.
//                        Keys carry the generation, so pointing `current` to another one is atomic.
//   fence                of no meaning here: written by a publisher that takes over
//   off                  maintenance: every page is closed but to who has the cookie `preview` with this value
//
// The runtime knows ES 5.1 and little more (no destructuring, for-of, ?. or ??), and 10 KB is the limit.
import cf from 'cloudfront';

const store = cf.kvs();

// Objects at the root of the bucket, the same in every release.
const ROOT_FILE = /^\/(runtime\.json|robots\.txt|favicon\.[a-z]+)$/;

// What no page is called: // and \ could turn a redirect into one to another site; the others are
// names inside the bucket that only this function may reach.
const FORBIDDEN =
  /\/\/|\\|\/\.\.?(\/|$)|%(2e|2f|5c|00)|^\/(releases|_system|manifests|snapshots|builds)(\/|$)/i;

// Never exists in the bucket, so asking for it gives the 404 page with status 404.
const NOWHERE = '/_system/nowhere';

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
async function handler(event) {
  const request = event.request;
  const path = request.uri;

  if (FORBIDDEN.test(path)) return at(request, NOWHERE);
  if (/^\/(_astro|media|api)\//.test(path) || ROOT_FILE.test(path)) return request;

  const off = await read('off');
  const preview = request.cookies.preview;
  if (off !== null && !(preview && preview.value === off)) {
    return closed('The shop is closed for a moment', 'We are at work on it and will be back shortly.');
  }

  const canonical = canonicalPath(path);
  if (canonical !== path) return moved(canonical, request.querystring, 'public, max-age=300');

  const current = await read('current');
  if (current === null) return closed('The shop is not open yet', 'Its pages have not been published.');

  const names = current.split(' ');
  const own = await read(`${names[0]} ${path}`);
  if (own === '-') return at(request, NOWHERE);
  // Not kept by browsers: a rollback may move the page back, and two kept redirects would make a circle.
  if (own !== null && own.charAt(0) === '>') return moved(own.slice(1), request.querystring, 'no-cache');

  const file = path.charAt(path.length - 1) === '/' ? 'index.html' : '';
  return at(request, `/releases/${own === null ? names[1] : own}${path}${file}`);
}

// The one address of a page: lower case, no index.html, a slash at the end unless it names a file.
function canonicalPath(path) {
  const short = path.toLowerCase().replace(/\/index\.html$/, '/');
  const last = short.slice(short.lastIndexOf('/') + 1);
  return last === '' || last.indexOf('.') > 0 ? short : `${short}/`;
}

function at(request, uri) {
  request.uri = uri;
  return request;
}

function moved(path, querystring, cacheControl) {
  return {
    statusCode: 301,
    statusDescription: 'Moved Permanently',
    headers: {
      location: { value: path + queryText(querystring) },
      'cache-control': { value: cacheControl },
    },
  };
}

// Written here, not fetched: a function cannot give an object of the bucket another status than 200.
function closed(title, text) {
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<body style="font:18px/1.6 Georgia,serif;max-width:32rem;margin:20vh auto;padding:0 1rem;text-align:center">
<h1>${title}</h1>
<p>${text}</p>
</body>
</html>`;
  return {
    statusCode: 503,
    statusDescription: 'Service Unavailable',
    headers: {
      'content-type': { value: 'text/html; charset=utf-8' },
      'cache-control': { value: 'no-store' },
      'retry-after': { value: '10' },
    },
    body: { encoding: 'text', data: html },
  };
}

// Values are still percent-encoded, as the viewer sent them.
function queryText(querystring) {
  const parts = [];
  for (const name in querystring) {
    const entry = querystring[name];
    const values = entry.multiValue || [entry];
    for (let i = 0; i < values.length; i++) {
      parts.push(values[i].value === '' ? name : `${name}=${values[i].value}`);
    }
  }
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

// get() rejects for a key that is not there; a key that cannot be read is treated as not there.
async function read(key) {
  try {
    return await store.get(key);
  } catch (_missing) {
    return null;
  }
}

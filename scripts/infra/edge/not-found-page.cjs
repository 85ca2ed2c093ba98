// Lambda, the second origin of the pages: asked when the bucket has no such object, answers with the shop's 404 page
// and status 404, which neither a CloudFront Function nor an error mapping of the distribution can do
// (docs/decisions/0011-not-found-pages.md). Deployed as text: CommonJS, one file of at most 4 KB.
const { GetObjectCommand, S3Client } = require('@aws-sdk/client-s3');

const KEEP_MS = 5_000;
const PLAIN = '<!doctype html><meta charset="utf-8"><title>Not found</title><h1>Not found</h1>';

// On AWS the path style makes no difference; a stand-in may know no other.
const s3 = new S3Client({ region: process.env.SITE_REGION, forcePathStyle: true });
let kept = { html: PLAIN, until: 0 };

async function readPage() {
  if (Date.now() < kept.until) return kept.html;
  try {
    const { Body } = await s3.send(
      new GetObjectCommand({ Bucket: process.env.SITE_BUCKET, Key: '_system/404.html' }),
    );
    kept = { html: await Body.transformToString(), until: Date.now() + KEEP_MS };
  } catch (error) {
    // A page that is a few seconds old, or a plain one, is better than an error for a page that is missing anyway.
    console.error(error);
    kept = { html: kept.html, until: Date.now() + KEEP_MS };
  }
  return kept.html;
}

exports.handler = async () => ({
  statusCode: 404,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'public, max-age=0, s-maxage=5, must-revalidate',
  },
  body: await readPage(),
});

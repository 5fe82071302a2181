import { type LocalServer, listenLocally } from '../main/local-server.ts';
import { createServer } from 'node:http';

/** An S3 that has every bucket, and nothing in it. */
export async function startBucket(): Promise<LocalServer & { readonly url: string }> {
  const server = await listenLocally(
    createServer((request, response) => {
      const lists = request.method === 'GET' && (request.url ?? '').includes('list-type=2');
      response.writeHead(lists ? 200 : 404, { 'content-type': 'application/xml' });
      response.end(lists ? emptyList : '');
      request.resume();
    }),
  );
  return { ...server, url: `http://127.0.0.1:${server.port}` };
}

const emptyList = `<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
  <KeyCount>0</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>
</ListBucketResult>`;

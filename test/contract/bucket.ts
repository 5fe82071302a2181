import { createServer } from 'node:http';
import { type LocalServer, listenLocally } from '../main/local-server.ts';

/** An S3 that has every bucket, and nothing in it but a Terraform state that is empty, `other` in the bucket `state`. */
export async function startBucket(): Promise<LocalServer & { readonly url: string }> {
  const server = await listenLocally(
    createServer((request, response) => {
      const { method, url = '' } = request.resume();
      const { pathname, searchParams } = new URL(url, 'http://bucket');
      const lists = method === 'GET' && searchParams.get('list-type') === '2';
      const body = lists ? emptyList : pathname === '/state/other' ? emptyState : undefined;
      response.writeHead(body === undefined ? 404 : 200, {
        'content-type': lists ? 'application/xml' : 'application/json',
        'content-length': Buffer.byteLength(body ?? ''),
      });
      response.end(method === 'HEAD' ? '' : body);
    }),
  );
  return { ...server, url: `http://127.0.0.1:${server.port}` };
}

const emptyList = `<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
  <KeyCount>0</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>
</ListBucketResult>`;

const emptyState = JSON.stringify({
  ...{ version: 4, terraform_version: '1.0.0', serial: 1, lineage: 'other' },
  ...{ outputs: {}, resources: [] },
});

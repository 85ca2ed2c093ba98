import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Workload } from '../../infra/roles.ts';
import { type IssuedCertificate, issueCertificate } from './issue-certificate.ts';

/** Long enough to be forgotten, so the certificates' end is in the runbook's yearly tasks. */
const DAYS = 400;

export const WORKLOADS: readonly Workload[] = ['api', 'publisher', 'backup', 'operator'];

const oneLine = (pem: string): string => Buffer.from(pem).toString('base64');

/**
 * The value of the secret `CERTIFICATES`: for each program a certificate whose common name its role asks for, and the
 * key, each PEM in base64.
 * @throws when the authority's certificate is over, or not of its key.
 */
export function issueWorkloadCertificates(
  shop: string,
  authority: IssuedCertificate,
): Record<string, string> {
  const x509 = new X509Certificate(authority.certificate);
  const privateKey = createPrivateKey(authority.privateKey);
  if (!x509.checkPrivateKey(privateKey)) throw new Error("the key is not of the authority's certificate");
  if (x509.validToDate.getTime() < Date.now()) throw new Error('the authority is no longer valid');
  const commonName = x509.subject.replace(/^CN=/, '');
  return Object.fromEntries(
    WORKLOADS.flatMap((workload) => {
      const issued = issueCertificate(
        { commonName, privateKey },
        { commonName: `${shop}-${workload}`, days: DAYS },
      );
      return [
        [`${workload}Certificate`, oneLine(issued.certificate)],
        [`${workload}Key`, oneLine(issued.privateKey)],
      ];
    }),
  );
}

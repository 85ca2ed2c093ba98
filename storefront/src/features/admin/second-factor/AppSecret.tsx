import { useMemo } from 'react';
import { inFours, otpauthUri } from './otpauth-uri.ts';
import { qrPath } from './qr-path.ts';

/** The secret of an authenticator app, to be scanned or typed. */
export function AppSecret({ secret, email }: { secret: string; email: string }) {
  const uri = otpauthUri(secret, { email, shop: location.host });
  const { size, path } = useMemo(() => qrPath(uri), [uri]);
  return (
    <div className="admin-app-secret">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label="QR code of the secret below">
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p>
        Scan this with the app, or <a href={uri}>open it on this device</a>, or type the secret:
      </p>
      <p>
        <code>{inFours(secret)}</code>
      </p>
    </div>
  );
}

import { island } from '../../../lib/island.tsx';
import account from '../../../messages/vi/account.ts';
import ForgotPassword from '../ForgotPassword.tsx';

export default island(ForgotPassword, { account });

import { island } from '../../../lib/island.tsx';
import account from '../../../messages/vi/account.ts';
import SignIn from '../SignIn.tsx';

export default island(SignIn, { account });

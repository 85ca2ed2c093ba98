import { island } from '../../../lib/island.tsx';
import account from '../../../messages/en/account.ts';
import SignIn from '../SignIn.tsx';

export default island(SignIn, { account });

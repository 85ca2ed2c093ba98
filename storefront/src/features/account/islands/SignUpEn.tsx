import { island } from '../../../lib/island.tsx';
import account from '../../../messages/en/account.ts';
import SignUp from '../SignUp.tsx';

export default island(SignUp, { account });

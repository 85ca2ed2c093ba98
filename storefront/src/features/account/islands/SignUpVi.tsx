import { island } from '../../../lib/island.tsx';
import account from '../../../messages/vi/account.ts';
import SignUp from '../SignUp.tsx';

export default island(SignUp, { account });

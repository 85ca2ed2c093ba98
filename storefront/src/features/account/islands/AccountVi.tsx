import { island } from '../../../lib/island.tsx';
import account from '../../../messages/vi/account.ts';
import failures from '../../../messages/vi/failures.ts';
import Account from '../Account.tsx';

export default island(Account, { account, failures });

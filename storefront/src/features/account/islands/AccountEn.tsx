import { island } from '../../../lib/island.tsx';
import account from '../../../messages/en/account.ts';
import failures from '../../../messages/en/failures.ts';
import Account from '../Account.tsx';

export default island(Account, { account, failures });

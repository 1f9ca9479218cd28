import { connectDatabase } from '../db/client.ts';
import { readInvitee, USAGE, WrongUse } from './invite/options.ts';
import { invitePerson } from './invite/person.ts';

const inviteOrExplain = async (): Promise<void> => {
  const invitee = readInvitee(process.argv.slice(2));
  if (invitee === 'help') return console.log(USAGE);
  const url = process.env.DATABASE_URL;
  if (!url) throw new WrongUse('DATABASE_URL is not set, and no stack is up whose database could be meant');
  const database = connectDatabase(url, { max: 1, application: 'packhorse invite' });
  const secret = await invitePerson(database.db, invitee);
  await database.close();
  const publicUrl = process.env.PUBLIC_URL ?? 'http://127.0.0.1:7300';
  console.log(`${invitee.login} is invited as ${invitee.role}. The link is shown this once and lasts three days:`);
  console.log(`${publicUrl}/invite#${secret}`);
};

try {
  await inviteOrExplain();
} catch (error) {
  if (!(error instanceof WrongUse)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}

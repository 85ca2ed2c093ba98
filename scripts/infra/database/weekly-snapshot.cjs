// Lambda, called once a week: makes a snapshot of the database, which Lightsail would not do by itself beyond seven days,
// and deletes those of its own that are too old. Deployed as text: CommonJS, one file of at most 4 KB.
const {
  CreateRelationalDatabaseSnapshotCommand,
  DeleteRelationalDatabaseSnapshotCommand,
  GetRelationalDatabaseSnapshotsCommand,
  LightsailClient,
} = require('@aws-sdk/client-lightsail');

const KEPT = 5;
const lightsail = new LightsailClient({});

async function all() {
  const found = [];
  let pageToken;
  do {
    const page = await lightsail.send(new GetRelationalDatabaseSnapshotsCommand({ pageToken }));
    found.push(...(page.relationalDatabaseSnapshots || []));
    pageToken = page.nextPageToken;
  } while (pageToken);
  return found;
}

exports.handler = async () => {
  const database = process.env.DATABASE;
  const prefix = `${database}-weekly-`;
  const name = prefix + new Date().toISOString().slice(0, 10);
  const names = (await all()).map((snapshot) => snapshot.name);
  // A call may be repeated: one a day is enough.
  if (!names.includes(name)) {
    await lightsail.send(
      new CreateRelationalDatabaseSnapshotCommand({
        relationalDatabaseName: database,
        relationalDatabaseSnapshotName: name,
      }),
    );
    names.push(name);
  }
  // The date at the end orders them.
  const own = names.filter((each) => each.startsWith(prefix)).sort();
  for (const relationalDatabaseSnapshotName of own.slice(0, -KEPT)) {
    await lightsail.send(new DeleteRelationalDatabaseSnapshotCommand({ relationalDatabaseSnapshotName }));
  }
};

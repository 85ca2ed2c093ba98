// `npm test`: sets up what the tests need and runs all of them. Parsed by whatever Node the machine has.
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(
    `Lapidary needs Node 20 or newer; this is Node ${process.versions.node}. See https://nodejs.org/`,
  );
  process.exitCode = 1;
} else {
  void import('./main.mjs').then(({ main }) => main(process.argv.slice(2)));
}

// `npm start`. Parsed by whatever Node the machine has, so nothing newer than dynamic import may stand here.
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(
    `Lapidary needs Node 20 or newer; this is Node ${process.versions.node}. See https://nodejs.org/`,
  );
  process.exitCode = 1;
} else {
  void import('./bootstrap/main.mjs').then(({ main }) => main(process.argv.slice(2)));
}

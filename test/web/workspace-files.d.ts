/** What test/runner/webBundle.mjs puts into the bundle: posix path from `/` to text. */
declare module 'workspace-files' {
  const files: Readonly<Record<string, string>>;
  export default files;
}

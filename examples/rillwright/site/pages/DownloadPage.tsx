import { downloadStarted } from '../lib/advertising';
import { linkClicked } from '../lib/analytics';

const downloads = [
  { product: 'broker', file: 'rillwright-broker-3.2.0.tar.gz' },
  { product: 'connectors', file: 'rillwright-connectors-3.2.0.tar.gz' },
] as const;

export function DownloadPage() {
  return (
    <>
      <h1>Download</h1>
      {downloads.map(({ product, file }) => (
        <a
          key={product}
          href={`/files/${file}`}
          onClick={() => {
            linkClicked(file);
            downloadStarted(product);
          }}
        >
          {file}
        </a>
      ))}
      <p>
        A broker reports the size of its cluster and its address once a day. One line in its configuration turns that
        off; the <a href="/privacy#5-your-choices">privacy policy</a> says which.
      </p>
    </>
  );
}

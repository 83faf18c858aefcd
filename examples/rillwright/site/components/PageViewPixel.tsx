import { useLocation } from 'react-router';

/** The clear gif at the foot of each page. It counts visits where scripts are blocked by the time they would run. */
export function PageViewPixel() {
  const { pathname } = useLocation();
  return <img src={`/pixel.gif?page=${encodeURIComponent(pathname)}`} width={1} height={1} alt="" aria-hidden="true" />;
}

import { useEffect, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { pageViewed } from '../lib/analytics';
import { saveTheme } from '../lib/drafts';
import { PageViewPixel } from './PageViewPixel';

export function Layout({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();

  useEffect(() => {
    pageViewed(pathname);
  }, [pathname]);

  return (
    <>
      <header>
        <Link to="/">Rillwright</Link>
        <Link to="/download">Download</Link>
        <Link to="/support">Support</Link>
        <Link to="/contact">Contact</Link>
        <Link to="/profile">Your profile</Link>
        <button onClick={() => saveTheme('dark')}>Dark</button>
        <button onClick={() => saveTheme('light')}>Light</button>
      </header>
      <main>{children}</main>
      <footer>
        <Link to="/privacy">Privacy</Link>
        <PageViewPixel />
      </footer>
    </>
  );
}

import { linkClicked } from '../lib/analytics';

interface SocialButtonsProps {
  /** Address of the page that is to be shared. */
  url: string;
  title: string;
}

/** Plain links to the networks: nothing of theirs is loaded before somebody clicks. */
export function SocialButtons({ url, title }: SocialButtonsProps) {
  const text = encodeURIComponent(title);
  const page = encodeURIComponent(url);
  return (
    <nav aria-label="Share this page" className="social">
      <a href={`https://twitter.com/intent/tweet?text=${text}&url=${page}`} onClick={() => linkClicked('twitter')}>
        Tweet
      </a>
      <a href={`https://www.facebook.com/sharer/sharer.php?u=${page}`} onClick={() => linkClicked('facebook')}>
        Share on Facebook
      </a>
      <a href="https://www.facebook.com/rillwright" onClick={() => linkClicked('facebook page')}>
        Like our page
      </a>
    </nav>
  );
}

import { useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { SignUpForm } from '../components/SignUpForm';
import { send } from '../lib/api';

/** Signing in needs no password: we mail a link that works once. */
export function SignInPage() {
  const [search] = useSearchParams();
  const [email, setEmail] = useState('');
  const [mailed, setMailed] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    await send('/sign-in', { email });
    setMailed(true);
  }

  return (
    <>
      <h1>Sign in</h1>
      {search.has('expired') && <p role="alert">That link has expired. Ask for a new one.</p>}
      {mailed ? (
        <p role="status">If there is an account with this address, a link is on its way.</p>
      ) : (
        <form onSubmit={(event) => void submit(event)}>
          <input type="email" aria-label="E-mail" value={email} onChange={(event) => setEmail(event.target.value)} />
          <button>Mail me a link</button>
        </form>
      )}
      <h2>New here?</h2>
      <SignUpForm />
    </>
  );
}

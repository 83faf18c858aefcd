import { useState, type FormEvent } from 'react';
import { signUpRequest } from '@shared/account';
import { formSent } from '../lib/analytics';
import { send } from '../lib/api';
import { Field } from './Field';

export function SignUpForm() {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [organization, setOrganization] = useState('');
  const [jobTitle, setJobTitle] = useState('');
  const [newsletter, setNewsletter] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const parsed = signUpRequest.safeParse({ name, email, organization, jobTitle, newsletter });
    if (!parsed.success) {
      setProblem('Please fill in your name, a valid e-mail address and your organisation.');
      return;
    }
    try {
      await send('/sign-up', parsed.data);
      formSent('sign-up');
      window.location.assign(`/welcome?email=${encodeURIComponent(email)}`); // expect: personal-data-in-url
    } catch {
      setProblem('There is an account with this e-mail address already. Sign in instead?');
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Field label="Name">
        <input autoComplete="name" value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label="Work e-mail">
        <input type="email" value={email} onChange={(event) => setEmail(event.target.value)} />
      </Field>
      <Field label="Organisation">
        <input
          autoComplete="organization"
          value={organization}
          onChange={(event) => setOrganization(event.target.value)}
        />
      </Field>
      <Field label="Role">
        <input
          autoComplete="organization-title" // expect: undeclared-category(user.job_title)
          value={jobTitle}
          onChange={(event) => setJobTitle(event.target.value)}
        />
      </Field>
      <label>
        <input type="checkbox" checked={newsletter} onChange={(event) => setNewsletter(event.target.checked)} />
        Send me the monthly newsletter. I can unsubscribe at any time.
      </label>
      {problem && <p role="alert">{problem}</p>}
      <button>Create account</button>
    </form>
  );
}

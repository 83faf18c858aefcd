import { useState, type ChangeEvent, type FormEvent } from 'react';
import { contactRequest, productInterests, type ContactRequest } from '@shared/contact';
import { formSent } from '../lib/analytics';
import { send } from '../lib/api';
import { forgetDraft, loadDraft, saveDraft } from '../lib/drafts';
import { Field } from './Field';

const empty: ContactRequest = { name: '', organization: '', email: '', productInterest: 'broker', notes: '' };

type State = 'editing' | 'sending' | 'sent' | 'failed';

export function ContactForm() {
  const [form, setForm] = useState<ContactRequest>(() => ({ ...empty, ...loadDraft() }));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [state, setState] = useState<State>('editing');

  function change(event: ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) {
    const next = { ...form, [event.target.name]: event.target.value };
    setForm(next);
    const { notes: _notes, ...draft } = next;
    saveDraft(draft); // expect: personal-data-in-web-storage
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const parsed = contactRequest.safeParse(form);
    if (!parsed.success) {
      setProblems(Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message])));
      return;
    }
    setState('sending');
    try {
      await send('/contact', parsed.data);
      formSent('contact');
      forgetDraft();
      setState('sent');
    } catch {
      setState('failed');
    }
  }

  if (state === 'sent') return <p role="status">Thank you. We answer within one working day.</p>;

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Field label="Name" problem={problems['name']}>
        <input name="name" autoComplete="name" value={form.name} onChange={change} />
      </Field>
      <Field label="Organisation" problem={problems['organization']}>
        <input name="organization" autoComplete="organization" value={form.organization} onChange={change} />
      </Field>
      <Field label="E-mail" problem={problems['email']}>
        <input type="email" name="email" autoComplete="email" value={form.email} onChange={change} />
      </Field>
      <Field label="Where are you?">
        <input name="location" value={form.location ?? ''} onChange={change} placeholder="City or country" />
      </Field>
      <Field label="I am interested in">
        <select name="productInterest" value={form.productInterest} onChange={change}>
          {productInterests.map((product) => (
            <option key={product}>{product}</option>
          ))}
        </select>
      </Field>
      <Field label="Notes">
        <textarea name="notes" rows={6} value={form.notes} onChange={change} />
      </Field>
      <button disabled={state === 'sending'}>Send</button>
      {state === 'failed' && (
        <p role="alert">That did not work. Please try again, or write to hello@rillwright.example.</p>
      )}
    </form>
  );
}

import { useEffect, useState, type FormEvent } from 'react';
import type { Account, ProfileUpdate } from '@shared/account';
import { Field } from '../components/Field';
import { send } from '../lib/api';

type Profile = Pick<Account, 'name' | 'email' | 'organization' | 'newsletter'>;

export function ProfilePage() {
  const [profile, setProfile] = useState<Profile>();
  const [saved, setSaved] = useState(false);

  useEffect(() => {
    void fetch('/api/profile').then(async (response) => {
      if (response.status === 401) window.location.assign('/sign-in');
      else setProfile((await response.json()) as Profile);
    });
  }, []);

  if (!profile) return <p>One moment…</p>;

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const update: ProfileUpdate = {
      name: String(data.get('name')),
      organization: String(data.get('organization')),
      location: String(data.get('location') ?? ''),
    };
    await send('/profile', update, 'PUT');
    setSaved(true);
  }

  return (
    <form onSubmit={(event) => void save(event)}>
      <h1>Hello, {profile.name}</h1>
      <p>You sign in as {profile.email}.</p>
      <Field label="Name">
        <input name="name" defaultValue={profile.name} autoComplete="name" />
      </Field>
      <Field label="Organisation">
        <input name="organization" defaultValue={profile.organization} autoComplete="organization" />
      </Field>
      <Field label="Location">
        <input name="location" />
      </Field>
      <button>Save</button>
      {saved && <p role="status">Saved.</p>}
    </form>
  );
}

import { useState } from 'react';
import { meetupSearched } from '../lib/analytics';
import { currentPosition } from '../lib/device';

interface Meetup {
  readonly city: string;
  readonly at: readonly [latitude: number, longitude: number];
}

const meetups: readonly Meetup[] = [
  { city: 'Rotterdam', at: [51.92, 4.48] },
  { city: 'Leipzig', at: [51.34, 12.37] },
  { city: 'Denver', at: [39.74, -104.99] },
];

function nearestTo({ coords }: GeolocationPosition): Meetup | undefined {
  const distance = ({ at }: Meetup) => Math.hypot(at[0] - coords.latitude, at[1] - coords.longitude);
  return meetups.toSorted((a, b) => distance(a) - distance(b))[0];
}

export function MeetupPage() {
  const [nearest, setNearest] = useState<Meetup>();

  async function search() {
    const position = await currentPosition();
    if (!position) return;
    meetupSearched(position); // expect: undeclared-recipient(user.location.precise)
    setNearest(nearestTo(position));
  }

  return (
    <>
      <h1>Meet other users</h1>
      <button onClick={() => void search()}>Find the nearest meet-up</button>
      {nearest && <p>The nearest group meets in {nearest.city}.</p>}
    </>
  );
}

import type { MobileDevice } from '@shared/device';
import { send } from './api';
import { visitorId } from './visitor';

interface NavigatorWithHints extends Navigator {
  readonly userAgentData?: {
    readonly mobile: boolean;
    getHighEntropyValues(
      hints: readonly string[],
    ): Promise<{ model?: string; platform?: string; platformVersion?: string }>;
  };
}

/** The position, or undefined where the person or the device does not want to tell. */
export function currentPosition(): Promise<GeolocationPosition | undefined> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(resolve, () => resolve(undefined), { timeout: 5000 });
  });
}

/** Tells our API which device shows the mobile pages. */
export async function reportDevice(): Promise<void> {
  const hints = (navigator as NavigatorWithHints).userAgentData;
  if (!hints?.mobile) return;
  const { model, platform, platformVersion } = await hints.getHighEntropyValues([
    'model',
    'platform',
    'platformVersion',
  ]);
  const position = await currentPosition();
  const device: MobileDevice = {
    deviceId: visitorId(),
    deviceType: screen.width > 900 ? 'tablet' : 'phone',
    deviceModel: model,
    osName: platform,
    osVersion: platformVersion,
    latitude: position?.coords.latitude,
    longitude: position?.coords.longitude,
  };
  await send('/devices', device);
}

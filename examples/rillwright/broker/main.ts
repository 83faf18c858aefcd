import { Broker } from './broker';
import { log } from './log';
import { BrokerConfig } from './properties';
import { writeSupportBundle } from './supportBundle';

const [, , command = 'start', configFile = 'broker.properties'] = process.argv;

const config = await BrokerConfig.load(configFile);
const broker = new Broker(config);

switch (command) {
  case 'start':
    await broker.start();
    process.once('SIGTERM', () => void broker.stop());
    break;
  case 'support-bundle':
    await writeSupportBundle(broker.cluster, config, config.getString('log.file', 'broker.log'), 'support-bundle.json');
    break;
  default:
    log.error({ command }, 'unknown command; use start or support-bundle');
    process.exitCode = 1;
}

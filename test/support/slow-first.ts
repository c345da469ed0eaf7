import sequencer from '@jest/test-sequencer';

// Its types describe the CommonJS build, in which the class is one level deeper.
const Sequencer = sequencer as unknown as typeof sequencer.default;
type Tests = Parameters<InstanceType<typeof Sequencer>['sort']>[0];

const order = ['slow', 'http', 'unit'];

const rankOf = ({ context }: Tests[number]): number => order.indexOf(context.config.displayName?.name ?? '');

/** Starts long files first: one that starts last would leave the other worker idle. */
export default class SlowFirst extends Sequencer {
  override async sort(tests: Tests): Promise<Tests> {
    return [...(await super.sort(tests))].sort((a, b) => rankOf(a) - rankOf(b));
  }
}

import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What slow files import: processes, networks and browsers to wait for, or properties with many runs. */
const SLOW =
  /from '(node:child_process|.*\/(process|server-process|pgbouncer|chromium|proxy|cluster\/.*)\.js)'|runsOfEach|slowTest/;

/** Runs slow files first, so that no worker starts one while the others have nothing left to do. */
export default class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = new Map(files.map((file) => [file, SLOW.test(readFileSync(file.moduleId, 'utf8'))]));
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => Number(isSlow.get(other)) - Number(isSlow.get(one)));
  }
}

import nock from 'nock';

/** No unit test reaches a network: what tries fails. Servers of tests run on loopback. */
export const mochaHooks = {
  beforeAll() {
    nock.disableNetConnect();
    nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/);
  },
  afterAll() {
    nock.restore();
  },
};

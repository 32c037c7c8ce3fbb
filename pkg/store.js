// The database that the library lies in: opened, brought to its latest form, and written in one go.

/** What each version of the database adds to the one before, so that every older one comes to the latest. */
export const STEPS = [
  (database) => {
    database.createObjectStore('entries', { keyPath: 'id' }).createIndex('sequence', 'sequence');
    database.createObjectStore('payloads');
    database.createObjectStore('pictures');
    const uses = database.createObjectStore('uses', { keyPath: ['hash', 'id'] });
    uses.createIndex('hash', 'hash');
    uses.createIndex('id', 'id');
    database.createObjectStore('index');
    database.createObjectStore('texts');
    database.createObjectStore('state');
  },
];

// How long those who have it open may take to let go of an older form, in milliseconds.
const PATIENCE = 2000;

/** What an operation of the library fails with. */
export function failure(code, message, cause) {
  return Object.assign(new Error(message, { cause }), { code });
}

/**
 * Opens a database in its latest form.
 *
 * @param {string} name
 * @param {{ superseded: () => void, lost: () => void }} on `superseded`: a newer library has come, and has got the
 *   database; `lost`: the browser has closed it
 * @param {typeof STEPS} [steps]
 * @returns {Promise<IDBDatabase>}
 */
export function openStore(name, { superseded, lost }, steps = STEPS) {
  return new Promise((resolve, reject) => {
    let patience;
    const refuse = (cause) => {
      clearTimeout(patience);
      const isNewer = cause?.name === 'VersionError';
      reject(
        isNewer
          ? failure('storage-newer', 'a newer version of article-viewer has saved articles here: reload the page to get it', cause)
          : failure('storage-refused', 'this page is not given a database, as in some private windows and sandboxed frames', cause),
      );
    };
    let request;
    try {
      request = indexedDB.open(name, steps.length);
    } catch (cause) {
      refuse(cause);
      return;
    }
    request.onupgradeneeded = ({ oldVersion }) => {
      for (const step of steps.slice(oldVersion)) step(request.result, request.transaction);
    };
    request.onblocked = () => {
      patience = setTimeout(() => {
        reject(failure('storage-blocked', 'another tab holds an older form of the saved articles: close it, or reload it'));
        request.onsuccess = () => request.result.close();
      }, PATIENCE);
    };
    request.onerror = () => refuse(request.error);
    request.onsuccess = () => {
      clearTimeout(patience);
      const database = request.result;
      database.onversionchange = ({ newVersion }) => {
        database.close();
        // It is not there any more where somebody has deleted it.
        if (newVersion === null) lost();
        else superseded();
      };
      database.onclose = lost;
      resolve(database);
    };
  });
}

/**
 * What a request gives.
 *
 * @template Result
 * @param {IDBRequest<Result>} request
 * @returns {Promise<Result>}
 */
export function answered(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Works on stores: all of it is done, on the disk, or nothing is.
 *
 * @template Result
 * @param {IDBDatabase} database
 * @param {IDBTransactionMode} mode
 * @param {string[]} names
 * @param {(...stores: IDBObjectStore[]) => Promise<Result> | Result} work awaits nothing but `answered`
 * @returns {Promise<Result>}
 */
export async function transact(database, mode, names, work) {
  try {
    const transaction = database.transaction(names, mode, { durability: 'strict' });
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      // The browser may end one without a reason.
      transaction.onabort = () => reject(transaction.error ?? new DOMException('the browser has ended it', 'AbortError'));
    });
    // Whoever fails below is told there.
    done.catch(() => {});
    let result;
    try {
      result = await work(...names.map((name) => transaction.objectStore(name)));
    } catch (error) {
      // The transaction may be over by itself.
      if (transaction.error === null) transaction.abort();
      throw transaction.error ?? error;
    }
    await done;
    return result;
  } catch (cause) {
    if (typeof cause?.code === 'string') throw cause;
    if (cause?.name === 'QuotaExceededError') throw failure('storage-full', 'there is no room left for this article; nothing of it was saved', cause);
    if (cause instanceof DOMException) throw failure('storage-failed', `the saved articles could not be reached: ${cause.message}`, cause);
    throw cause;
  }
}

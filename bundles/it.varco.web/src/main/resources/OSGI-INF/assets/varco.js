/* Varco: what makes pages quicker. Every page also works without it. */
(function () {
  'use strict';

  function all(selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector));
  }

  /* Secrets: a button that shows what was typed, hidden again before it is sent. */
  all('[data-varco-reveal]').forEach(function (button) {
    const field = document.getElementById(button.dataset.varcoReveal);
    let text = button.textContent;
    let label = button.dataset.label;

    function turn(visible) {
      if ((field.type === 'text') === visible) {
        return;
      }
      const nextText = button.dataset.other;
      const nextLabel = button.dataset.otherLabel;
      button.dataset.other = text;
      button.dataset.otherLabel = label;
      button.textContent = text = nextText;
      label = nextLabel;
      button.setAttribute('aria-label', label);
      field.type = visible ? 'text' : 'password';
    }

    button.setAttribute('aria-controls', field.id);
    button.setAttribute('aria-label', label);
    button.hidden = false;
    button.addEventListener('click', function () {
      turn(field.type === 'password');
    });
    field.form.addEventListener('submit', function () {
      turn(false);
    });
  });

  /* Leaving: goes on to the other site by itself; the button stays, for who comes back to this page. */
  all('[data-varco-leave]').forEach(function (form) {
    form.submit();
  });

  /* Errors: focus on their summary, for browsers that do not do it by themselves. */
  const summary = document.querySelector('[data-varco-summary]');
  if (summary && !('autofocus' in summary)) {
    summary.focus();
  }

  /*
   * A form sent twice by an impatient click goes once; coming back to the page, or ten seconds, frees it. After a second
   * without an answer that is said beside its button, politely: the line is there before, so that it is read out.
   */
  function free() {
    all('form[data-sent]').forEach(function (form) {
      delete form.dataset.sent;
    });
    all('[data-varco-waits]').forEach(function (line) {
      line.previousElementSibling.removeAttribute('aria-busy');
      line.remove();
    });
  }
  function wait(button) {
    const line = document.createElement('p');
    line.className = 'form-text';
    line.setAttribute('role', 'status');
    line.dataset.varcoWaits = '';
    button.insertAdjacentElement('afterend', line);
    window.setTimeout(function () {
      if (line.isConnected) {
        button.setAttribute('aria-busy', 'true');
        line.textContent = document.querySelector('main').dataset.varcoBusy;
      }
    }, 1000);
  }
  document.addEventListener('submit', function (event) {
    const form = event.target;
    if (!form.hasAttribute('data-varco-once')) {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
    wait(event.submitter || form.querySelector('[type=submit]'));
    window.setTimeout(free, 10000);
  });
  window.addEventListener('pageshow', free);

  /* Block: count down where the server wrote the minutes; say once, politely, that it is over. */
  const blocked = document.querySelector('[data-varco-wait]');
  if (blocked) {
    const left = blocked.querySelector('.varco-wait-left');
    const done = blocked.querySelector('.varco-wait-done');
    const end = Date.now() + 1000 * Number(blocked.dataset.varcoWait);
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const tick = function () {
      const seconds = Math.ceil((end - Date.now()) / 1000);
      if (seconds <= 0) {
        left.textContent = '0:00';
        done.textContent = done.dataset.text;
        window.clearInterval(timer);
      } else {
        const minutes = Math.floor(seconds / 60);
        const whole = minutes < 60 ? minutes : Math.floor(minutes / 60) + ':' + ('0' + minutes % 60).slice(-2);
        left.textContent = whole + ':' + ('0' + seconds % 60).slice(-2);
      }
    };
    const timer = window.setInterval(tick, calm ? 15000 : 1000);
  }

  /* A button beside something: made here, because without script it would do nothing. */
  function button(text, after, act) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'btn btn-outline-primary btn-sm';
    made.textContent = text;
    made.addEventListener('click', act);
    after.insertAdjacentElement('afterend', made);
    after.insertAdjacentText('afterend', ' ');
    return made;
  }
  all('[data-varco-copy]').forEach(function (code) {
    if (!navigator.clipboard) {
      return;
    }
    const copy = button(code.dataset.label, code, function () {
      navigator.clipboard.writeText(code.textContent).then(function () {
        copy.textContent = code.dataset.done;
      });
    });
  });
  all('[data-varco-print]').forEach(function (list) {
    button(list.dataset.label, list, function () {
      window.print();
    });
  });

  /*
   * Live pages: the page's own address tells by events that it would look different; then it is fetched and made like
   * the new one, node by node, so that focus stays. While somebody is in a form or has typed, only the parts marked
   * data-varco-live change, and where the forms would be others that is said. Only the status line speaks, and only
   * when what it says changes.
   */
  const line = document.querySelector('[data-varco-stream]');
  const TRIES = 60;

  function alike(one, other) {
    return one.nodeType === other.nodeType && one.nodeName === other.nodeName
      && (one.nodeType !== Node.ELEMENT_NODE || one.getAttribute('id') === other.getAttribute('id'));
  }
  function become(old, fresh) {
    if (old === line || old.isEqualNode(fresh)) {
      return;
    }
    if (old.nodeType !== Node.ELEMENT_NODE) {
      old.nodeValue = fresh.nodeValue;
      return;
    }
    Array.prototype.slice.call(old.attributes).forEach(function (attribute) {
      if (!fresh.hasAttribute(attribute.name) && attribute.name !== 'open') {
        old.removeAttribute(attribute.name);
      }
    });
    Array.prototype.slice.call(fresh.attributes).forEach(function (attribute) {
      if (old.getAttribute(attribute.name) !== attribute.value) {
        old.setAttribute(attribute.name, attribute.value);
      }
    });
    let mine = old.firstChild;
    let theirs = fresh.firstChild;
    while (theirs) {
      const next = theirs.nextSibling;
      if (mine && alike(mine, theirs)) {
        become(mine, theirs);
        mine = mine.nextSibling;
      } else {
        old.insertBefore(document.importNode(theirs, true), mine);
      }
      theirs = next;
    }
    while (mine) {
      const gone = mine;
      mine = mine.nextSibling;
      old.removeChild(gone);
    }
  }

  /* What can be done with the forms of a page, without what is new each time. */
  function offer(page) {
    const parts = 'main form, main form button, main form [type=hidden]:not([name^=_])';
    return Array.prototype.map.call(page.querySelectorAll(parts), function (part) {
      return ['id', 'name', 'value'].map(function (name) {
        return part.getAttribute(name);
      }).join('=');
    }).join();
  }

  if (line && window.EventSource && window.fetch) {
    const status = line.querySelector('[data-varco-live-status]');
    let shown = line.dataset.varcoStream;
    let stream = null;
    let fetching = false;
    let wanted = shown;
    let typed = false;
    let behind = false;
    let over = false;
    let tries = 0;
    let timer = 0;

    const say = function (what) {
      if (status.textContent !== status.dataset[what]) {
        status.textContent = status.dataset[what];
      }
    };
    const stop = function (why) {
      if (stream) {
        stream.close();
        stream = null;
      }
      say(why);
    };
    /* Whoever answers next may be another gateway: its page is fetched whether it looks different or not. */
    const lose = function () {
      shown = '';
      stop(tries < TRIES ? 'lost' : 'off');
      window.clearTimeout(timer);
      if (tries < TRIES) {
        tries += 1;
        timer = window.setTimeout(start, 5000);
      }
    };
    const draw = function (page) {
      const busy = typed || document.querySelector('main form:focus-within');
      behind = Boolean(busy) && offer(page) !== offer(document);
      const parts = busy ? '[data-varco-live]' : 'main';
      const fresh = page.querySelectorAll(parts);
      all(parts).forEach(function (part, i) {
        if (fresh[i]) {
          become(part, fresh[i]);
        }
      });
      say(behind ? 'behind' : 'changed');
    };
    const refresh = function () {
      if (fetching || wanted === shown) {
        return;
      }
      fetching = true;
      const asked = wanted;
      fetch(window.location.pathname + window.location.search, {
        headers: {'X-Varco-Background': '1', 'Accept': 'text/html'},
        redirect: 'manual',
        cache: 'no-store'
      }).then(function (answer) {
        return answer.ok ? answer.text() : Promise.reject(new Error('no page'));
      }).then(function (text) {
        shown = asked;
        draw(new DOMParser().parseFromString(text, 'text/html'));
      }).catch(lose).then(function () {
        fetching = false;
        if (stream) {
          refresh();
        }
      });
    };
    const start = function () {
      window.clearTimeout(timer);
      if (stream || over || document.hidden) {
        return;
      }
      stream = new EventSource(window.location.pathname + window.location.search);
      stream.addEventListener('open', function () {
        tries = 0;
        say(behind ? 'behind' : 'on');
        refresh();
      });
      stream.addEventListener('mark', function (event) {
        wanted = event.data;
        refresh();
      });
      stream.addEventListener('elsewhere', function () {
        stop('elsewhere');
      });
      stream.addEventListener('ended', function () {
        over = true;
        stop('ended');
      });
      stream.addEventListener('error', function () {
        if (stream && stream.readyState === EventSource.CLOSED) {
          lose();
        } else if (stream) {
          shown = '';
          say('lost');
        }
      });
    };
    document.addEventListener('visibilitychange', function () {
      if (document.hidden && stream) {
        stream.close();
        stream = null;
      } else {
        start();
      }
    });
    window.addEventListener('focus', start);
    document.addEventListener('input', function () {
      typed = true;
    });
    window.addEventListener('pagehide', function () {
      if (stream) {
        stream.close();
        stream = null;
      }
    });
    start();
  }

  /*
   * The end of the session: two minutes before it a dialog says so and lets the session go on. Another window may have
   * been used, so the site is asked before anything is said, in the background: that is no use of the session.
   */
  const lasting = document.querySelector('[data-varco-session]');
  const ending = document.querySelector('[data-varco-ending]');
  const WARNING = 120000;

  if (lasting && ending && ending.showModal && window.fetch) {
    const left = ending.querySelector('[data-varco-left]');
    const close = ending.querySelector('[data-varco-close]');
    let end = 0;
    let told = false;
    let asked = 0;
    let asking = false;
    let gone = false;
    let failed = false;

    const word = function (which) {
      if (left.textContent !== left.dataset[which]) {
        left.textContent = left.dataset[which];
      }
    };
    const show = function (which) {
      const held = document.activeElement;
      let first = close;
      Array.prototype.forEach.call(ending.querySelectorAll('[data-varco-when]'), function (part) {
        part.hidden = part.dataset.varcoWhen !== which;
        if (!part.hidden && part.nodeName !== 'P') {
          first = part;
        }
      });
      const opens = !ending.open;
      if (opens) {
        ending.showModal();
      }
      if (opens || held.hidden) {
        first.focus();
      }
    };
    const read = function () {
      end = Date.now() + 1000 * Number(lasting.dataset.varcoSession);
    };
    const finish = function () {
      gone = true;
      lasting.textContent = left.dataset.over;
      if (ending.open) {
        ending.close();
      }
      word('over');
      show('over');
    };
    const ask = function (headers) {
      asked = Date.now();
      asking = true;
      return fetch('/sessione', {headers: headers, redirect: 'manual', cache: 'no-store'}).then(function (answer) {
        if (answer.type === 'opaqueredirect') {
          finish();
          return '';
        }
        return answer.ok ? answer.text() : Promise.reject(new Error('no answer'));
      }).then(function (text) {
        const fresh = text && new DOMParser().parseFromString(text, 'text/html').querySelector('[data-varco-session]');
        if (fresh) {
          failed = false;
          become(lasting, fresh);
          read();
        }
      });
    };
    const look = function () {
      const time = end - Date.now();
      if (gone || asking) {
        return;
      }
      if (time > WARNING) {
        told = false;
        if (ending.open) {
          ending.close();
        }
        return;
      }
      if (Date.now() - asked > (time > 0 ? 30000 : 15000)) {
        const done = function () {
          asking = false;
          look();
        };
        ask({'X-Varco-Background': '1'}).then(done, done);
        return;
      }
      if (!told || ending.open) {
        told = true;
        word(failed ? 'failed' : time > WARNING / 2 ? 'two' : 'one');
        show(lasting.hasAttribute('data-varco-fixed') ? 'fixed' : 'idle');
      }
    };

    ending.querySelector('button[data-varco-when]').addEventListener('click', function () {
      ask({}).then(function () {
        asking = false;
        look();
      }, function () {
        asking = false;
        failed = true;
        look();
      });
    });
    close.addEventListener('click', function () {
      ending.close();
    });
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    window.setInterval(look, 5000);
    read();
  }

  /*
   * The other language is another page: what was typed goes along, once and in this window alone. Secrets and codes
   * stay behind.
   */
  const TYPED = 'varco-typed';
  function typing() {
    return all('main form input:not([type=hidden]):not([type=password]):not([data-varco-passing]), main textarea, '
      + 'main select');
  }
  function stored(use) {
    try {
      return use(window.sessionStorage);
    } catch (blocked) {
      return null;
    }
  }
  all('.varco-languages a').forEach(function (link) {
    link.addEventListener('click', function () {
      const values = typing().map(function (field) {
        return [field.name, field.value, Boolean(field.checked)];
      });
      stored(function (storage) {
        storage.setItem(TYPED, JSON.stringify({at: window.location.pathname, values: values}));
      });
    });
  });
  const before = stored(function (storage) {
    const text = storage.getItem(TYPED);
    storage.removeItem(TYPED);
    return JSON.parse(text);
  });
  if (before && before.at === window.location.pathname) {
    typing().forEach(function (field, i) {
      const value = before.values[i];
      const box = field.type === 'checkbox' || field.type === 'radio';
      if (!value || value[0] !== field.name || (box && value[1] !== field.value)) {
        return;
      }
      if (box ? field.checked !== value[2] : field.value !== value[1]) {
        field.checked = value[2];
        field.value = value[1];
        field.dispatchEvent(new Event('input', {bubbles: true}));
      }
    });
  }
})();

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

  /* Errors: focus on their summary, for browsers that do not do it by themselves. */
  const summary = document.querySelector('[data-varco-summary]');
  if (summary && !('autofocus' in summary)) {
    summary.focus();
  }

  /* A form sent twice by an impatient click goes once; coming back to the page, or ten seconds, frees it. */
  function free() {
    all('form[data-sent]').forEach(function (form) {
      delete form.dataset.sent;
    });
  }
  all('form[data-varco-once]').forEach(function (form) {
    form.addEventListener('submit', function (event) {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = 'yes';
      window.setTimeout(free, 10000);
    });
  });
  window.addEventListener('pageshow', free);

  /* Block: count down where the server wrote the minutes; say once, politely, that it is over. */
  const wait = document.querySelector('[data-varco-wait]');
  if (wait) {
    const left = wait.querySelector('.varco-wait-left');
    const done = wait.querySelector('.varco-wait-done');
    const end = Date.now() + 1000 * Number(wait.dataset.varcoWait);
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const tick = function () {
      const seconds = Math.ceil((end - Date.now()) / 1000);
      if (seconds <= 0) {
        left.textContent = '0:00';
        done.textContent = done.dataset.text;
        window.clearInterval(timer);
      } else {
        left.textContent = Math.floor(seconds / 60) + ':' + ('0' + seconds % 60).slice(-2);
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
   * Live pages: the page's own address tells by events that it would look different; then it is fetched and the
   * parts marked data-varco-live are made like the new ones, node by node, so that focus and what is being typed stay.
   * Only the status line speaks, and only when what it says changes.
   */
  function alike(one, other) {
    return one.nodeType === other.nodeType && one.nodeName === other.nodeName && one.id === other.id;
  }
  function become(old, fresh) {
    if (old.isEqualNode(fresh)) {
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

  const line = document.querySelector('[data-varco-stream]');
  if (line && window.EventSource && window.fetch) {
    const status = line.querySelector('[data-varco-live-status]');
    let shown = line.dataset.varcoStream;
    let stream = null;
    let fetching = false;
    let wanted = shown;

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
        const page = new DOMParser().parseFromString(text, 'text/html');
        const parts = page.querySelectorAll('[data-varco-live]');
        all('[data-varco-live]').forEach(function (part, i) {
          if (parts[i]) {
            become(part, parts[i]);
          }
        });
        shown = asked;
        say('changed');
      }).catch(function () {
        stop('off');
      }).then(function () {
        fetching = false;
        if (stream) {
          refresh();
        }
      });
    };
    const start = function () {
      if (stream || document.hidden) {
        return;
      }
      stream = new EventSource(window.location.pathname + window.location.search);
      stream.addEventListener('open', function () {
        say('on');
      });
      stream.addEventListener('mark', function (event) {
        wanted = event.data;
        refresh();
      });
      stream.addEventListener('elsewhere', function () {
        stop('elsewhere');
      });
      stream.addEventListener('ended', function () {
        stop('ended');
      });
      stream.addEventListener('error', function () {
        if (stream && stream.readyState === EventSource.CLOSED) {
          stop('off');
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
    window.addEventListener('pagehide', function () {
      if (stream) {
        stream.close();
        stream = null;
      }
    });
    start();
  }
})();

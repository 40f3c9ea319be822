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
})();

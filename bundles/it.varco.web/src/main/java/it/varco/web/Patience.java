package it.varco.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets nobody who sent a form look at a page that does not move: after a while the browser is sent to a page that says
 * what is going on, and finds the answer there (UX-10).
 *
 * <p>The work goes on in the thread in which it began, whether anybody still waits or not. Where there is no room, or
 * the form is not of a page of ours, the browser waits as it would without this.
 */
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final String HTTP_1 = "HTTP/1.";

    private final Duration sign;
    private final Alarm alarm;
    private final LateAnswers late;

    /** @param sign how long a form may take before its browser is sent to wait */
    Patience(Duration sign, Alarm alarm, LateAnswers late) {
        this.sign = sign;
        this.alarm = alarm;
        this.late = late;
    }

    /** Answers a form, in this thread. */
    void serve(Incoming form, HttpServletRequest request, HttpServletResponse response, Supplier<Answer> work)
            throws IOException {
        Turn turn = new Turn(form, request, response);
        Runnable off = alarm.set(sign, turn::sendAway);
        Answer answer = null;
        try {
            answer = work.get();
        } finally {
            off.run();
            turn.end(answer);
        }
        if (!turn.isAway()) {
            answer.send(request, response);
        }
    }

    /** Who may use the response: the thread of the request, or before it the alarm. */
    private final class Turn {

        private final Incoming form;
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private LateAnswers.@Nullable Wait wait;
        private boolean over;

        Turn(Incoming form, HttpServletRequest request, HttpServletResponse response) {
            this.form = form;
            this.request = request;
            this.response = response;
        }

        /** Sends the browser to the page where it waits; a few bytes, which no slow reader holds up. */
        synchronized void sendAway() {
            wait = over ? null : late.await(form).orElse(null);
            if (wait == null) {
                return;
            }
            try {
                away(wait).send(request, response);
                response.getOutputStream().close();
            } catch (IOException e) { // the browser left: nobody will know where the answer is
                LOG.debug("browser not sent to wait cause={}", e.toString());
                late.forget(wait);
            }
        }

        /** Until the work is done its connection takes no other request: a browser has to make another one. */
        private Answer away(LateAnswers.Wait waiting) {
            Answer answer = Answer.seeOther(Links.waiting(waiting.name()));
            form.visit()
                    .browser()
                    .filter(waiting.cookie()::equals)
                    .ifPresent(token -> answer.cookie(form.place().cookies().browser(token)));
            return request.getProtocol().startsWith(HTTP_1) ? answer.with("Connection", "close") : answer;
        }

        /** @param answer {@code null} if the work failed without one */
        synchronized void end(@Nullable Answer answer) {
            over = true;
            Optional.ofNullable(wait).ifPresent(waiting -> {
                if (answer == null) {
                    late.forget(waiting);
                } else {
                    late.bring(waiting, answer);
                }
            });
        }

        synchronized boolean isAway() {
            return wait != null;
        }
    }
}

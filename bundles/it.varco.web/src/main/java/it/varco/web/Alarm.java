package it.varco.web;

import java.time.Duration;

/** Does something after a while, in a thread of its own, unless it is turned off before. */
interface Alarm {

    /**
     * Sets it.
     *
     * @return turns it off; what is being done is not interrupted
     */
    Runnable set(Duration after, Runnable ring);
}

package it.varco.plugins;

import org.osgi.framework.Bundle;

/** Is told when a plugin tried something past the gate. */
interface Alarm {

    /**
     * Tells it; may not throw.
     *
     * @param by the plugin, or, if it acted through another bundle so that nothing shows which it is, that one
     * @param what the location of the bundle it was about, or the name of the hook
     */
    void raise(Trespass trespass, Bundle by, String what);
}

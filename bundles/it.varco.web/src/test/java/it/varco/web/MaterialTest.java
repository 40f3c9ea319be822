package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** What the sites share, and what they do not. */
class MaterialTest {

    /** A bundle without files. */
    private static Bundle bundle() {
        return (Bundle) Proxy.newProxyInstance(
                MaterialTest.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (on, m, a) -> m.getName().equals("getSymbolicName") ? "it.varco.web" : null);
    }

    private static BundleContext context() {
        return (BundleContext) Proxy.newProxyInstance(
                MaterialTest.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (on, m, a) -> m.getName().equals("getBundle") ? bundle() : null);
    }

    @Test
    @Proves("SEC-48")
    void whatVisitorsOfOneSiteLeaveTakesNoPlaceOnTheOther() {
        Material material = new Material(context());
        Memory open = material.memory(Place.PUBLIC);
        Memory console = material.memory(Place.MANAGEMENT);
        assertThat(open.drafts()).isNotSameAs(console.drafts());
        assertThat(open.forms()).isNotSameAs(console.forms());
        assertThat(open.returned()).isNotSameAs(console.returned());
        assertThat(open.late()).isNotSameAs(console.late());
        assertThat(material.memory(Place.PUBLIC)).as("a new configuration").isSameAs(open);
    }
}

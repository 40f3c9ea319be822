package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CulpritTest {

    private static final StackTraceElement[] IDLE = {frame("java.lang.Object", "wait"), frame("org.acme.Login", "run")};

    private static StackTraceElement frame(String type, String method) {
        return new StackTraceElement(type, method, null, -1);
    }

    @Test
    void findsWhoeverCallsForTheEnd() {
        StackTraceElement[] direct = {
            frame("java.lang.Shutdown", "exit"),
            frame("java.lang.Runtime", "exit"),
            frame("java.lang.System", "exit"),
            frame("org.acme.Login", "begin"),
            frame("it.varco.plugins.Guard", "run")
        };

        assertThat(Culprit.find(List.of(IDLE, direct))).contains("org.acme.Login");
    }

    @Test
    void findsWhoeverCallsForItByName() {
        StackTraceElement[] byName = {
            frame("java.lang.Runtime", "exit"),
            frame("java.lang.System", "exit"),
            frame("jdk.internal.reflect.NativeMethodAccessorImpl", "invoke0"),
            frame("java.lang.reflect.Method", "invoke"),
            frame("org.acme.Login", "begin")
        };

        assertThat(Culprit.find(List.<StackTraceElement[]>of(byName))).contains("org.acme.Login");
    }

    @Test
    void findsNobodyWhereASignalOrThisProgramEndsIt() {
        StackTraceElement[] signal = {
            frame("java.lang.Shutdown", "exit"),
            frame("java.lang.Terminator$1", "handle"),
            frame("jdk.internal.misc.Signal$1", "run")
        };
        StackTraceElement[] own = {
            frame("java.lang.Runtime", "exit"),
            frame("java.lang.System", "exit"),
            frame("it.varco.launcher.Main", "main")
        };

        assertThat(Culprit.find(List.of(IDLE, signal, own))).isEmpty();
    }
}

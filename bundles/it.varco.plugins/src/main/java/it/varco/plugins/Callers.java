package it.varco.plugins;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.framework.BundleReference;

/**
 * Whose code made the framework ask a hook: the class that stands nearest to the framework on the stack of this thread,
 * whatever bundle it acts for and through whatever reflection.
 *
 * @source SEC-84
 */
final class Callers {

    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
    private static final String TRACKERS = "org.osgi.util.tracker.";

    private Callers() {}

    /**
     * That class.
     *
     * @param framework an object of the framework's own
     * @return empty if the framework asks by itself
     */
    static Optional<Class<?>> of(Object framework) {
        Predicate<StackFrame> inside = frame -> isOf(framework.getClass(), frame.getDeclaringClass());
        return STACK.walk(frames ->
                frames.dropWhile(inside.negate()).dropWhile(inside).findFirst().map(StackFrame::getDeclaringClass));
    }

    /** The trackers are the framework's hands too, where they are its own and not of a copy in a bundle. */
    private static boolean isOf(Class<?> framework, Class<?> type) {
        return type.getClassLoader() == framework.getClassLoader()
                && (type.getName().startsWith(framework.getPackageName() + '.')
                        || type.getName().startsWith(TRACKERS));
    }

    /** Whether a class is the gateway's: of a bundle that came with it, or of whoever started the framework. */
    static boolean areOurs(Class<?> caller, Object framework) {
        if (caller.isHidden() || Proxy.isProxyClass(caller)) {
            return false; // anybody's
        }
        return caller.getClassLoader() instanceof BundleReference loader
                ? !FolderBundles.from(loader.getBundle())
                : caller.getClassLoader() == framework.getClass().getClassLoader();
    }
}

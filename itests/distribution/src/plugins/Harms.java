import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** What can be seen in class files without running them; nobody runs any of it. */
final class Harms {

    private Harms() {}

    static final class Exit {
        void harm() {
            System.exit(0);
        }
    }

    static final class Halt {
        void harm() {
            Runtime.getRuntime().halt(0);
        }
    }

    static final class Load {
        void harm() {
            System.loadLibrary("harm");
        }
    }

    static final class Native {
        native void harm();
    }

    static final class Install {
        void harm(BundleContext context) throws BundleException {
            context.installBundle("file:harm.jar");
        }
    }
}

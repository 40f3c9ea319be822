package it.varco.cli;

import it.varco.launcher.CannotStart;
import it.varco.launcher.Checksums;
import it.varco.launcher.Configurations;
import it.varco.launcher.Features;
import it.varco.launcher.Home;
import it.varco.launcher.Running;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Examines the files of this installation and the machine under it; the gateway need not run. */
final class Installation {

    private static final int OLDEST_JAVA = 17;
    private static final long MEGABYTE = 1024L * 1024;
    private static final long LITTLE_MEGABYTES = 1_024;
    private static final long TOO_LITTLE_MEGABYTES = 200;

    private final Home home;
    private final boolean isRunning;

    Installation(Home home) {
        this.home = home;
        this.isRunning = Running.in(home.data()).isPresent();
    }

    boolean isRunning() {
        return isRunning;
    }

    /** Everything that can be said from outside, in the order in which one would look. */
    List<Finding> examine(Instant now) {
        List<Finding> findings = new ArrayList<>();
        findings.add(java(Runtime.version().feature(), System.getProperty("java.home", "")));
        findings.add(release());
        findings.addAll(folders());
        findings.addAll(privateFiles());
        findings.add(disk("data", home.data()));
        findings.add(disk("logs", home.logs()));
        try {
            Features features = Features.read(home.features());
            Map<String, Map<String, Object>> wanted =
                    Configurations.of(features, home).byPid();
            findings.add(Finding.well("settings", "The files in " + home.conf() + " can be read."));
            new TreeMap<>(wanted).forEach((pid, values) -> {
                if (pid.startsWith("it.varco.http~")) {
                    Map<String, Object> otherwise = features.configurations().getOrDefault(pid, Map.of());
                    findings.addAll(new ListenerFiles(pid, values, otherwise, home.isClosed()).examine(isRunning, now));
                }
            });
        } catch (CannotStart wrong) {
            findings.add(
                    Finding.bad("settings", wrong.getMessage() + "", "Correct the file; conf/README.txt says how."));
        }
        findings.add(
                isRunning
                        ? Finding.well("process", "The gateway runs.")
                        : Finding.look(
                                "process", "The gateway is not running.", "varco start, or the service manager."));
        return findings;
    }

    static Finding java(int version, String where) {
        String what = "Java " + version + " in " + where + ".";
        return version >= OLDEST_JAVA
                ? Finding.well("java", what)
                : Finding.bad("java", what, "Install Java 17 or newer, and set JAVA_HOME to it.");
    }

    private Finding release() {
        try {
            Checksums.of(home.system()).verify(Features.read(home.features()).bundles());
            return Finding.well("release", "Every bundle is that of this release.");
        } catch (CannotStart reason) {
            return Finding.unknown("release", reason, "Unpack the archive of this release anew; keep conf and data.");
        }
    }

    private List<Finding> folders() {
        List<Finding> findings = new ArrayList<>();
        for (Path folder : List.of(home.data(), home.logs(), home.conf())) {
            String name = "folder-" + folder.getFileName();
            if (Files.notExists(folder)) {
                findings.add(Finding.look(name, folder + " is not there yet.", "The first start makes it."));
            } else if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
                findings.add(Finding.bad(
                        name,
                        folder + " cannot be written by this account.",
                        "Run this as the account of the gateway; if it does, give the folder to that account."));
            } else {
                findings.add(Finding.well(name, folder + " can be written."));
            }
        }
        return findings;
    }

    /** What nobody but the account of the gateway may read (D-51, D-46). */
    private List<Finding> privateFiles() {
        List<Finding> findings = new ArrayList<>();
        Path secrets = home.data().resolve("secrets");
        for (Path path : List.of(home.data(), home.run(), secrets, home.run().resolve("management-token"))) {
            if (Files.exists(path) && isPosix(path)) {
                findings.addAll(readableByOthers(path));
            }
        }
        return findings.isEmpty()
                ? List.of(Finding.well("modes", "Data, keys and token are for the account of the gateway alone."))
                : findings;
    }

    private static List<Finding> readableByOthers(Path path) {
        try {
            Set<PosixFilePermission> all = Files.getPosixFilePermissions(path);
            String text = PosixFilePermissions.toString(all);
            return text.endsWith("------")
                    ? List.of()
                    : List.of(Finding.bad(
                            "modes", path + " can be reached by other accounts (" + text + ").", "chmod go= " + path));
        } catch (IOException unreadable) {
            return List.of(Finding.unknown("modes", unreadable, "Run this as the account of the gateway."));
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static Finding disk(String name, Path folder) {
        try {
            Path there = folder;
            while (Files.notExists(there) && there.getParent() != null) {
                there = there.getParent();
            }
            FileStore store = Files.getFileStore(there);
            return disk(name, folder, store.getUsableSpace() / MEGABYTE);
        } catch (IOException unreadable) {
            return Finding.unknown("disk-" + name, unreadable, "Look at the disk under " + folder + ".");
        }
    }

    static Finding disk(String name, Path folder, long megabytes) {
        String what = megabytes + " MB are free for " + folder + ".";
        if (megabytes < TOO_LITTLE_MEGABYTES) {
            return Finding.bad(
                    "disk-" + name, what, "Make room now: without it nothing can be recorded, so nobody enters.");
        }
        return megabytes < LITTLE_MEGABYTES
                ? Finding.look("disk-" + name, what, "Make room: the trail only grows.")
                : Finding.well("disk-" + name, what);
    }
}

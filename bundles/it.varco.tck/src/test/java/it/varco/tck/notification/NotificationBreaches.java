package it.varco.tck.notification;

import it.varco.api.notification.Medium;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Content;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Envelope;
import it.varco.spi.notification.NotificationChannel;
import it.varco.spi.notification.Report;
import it.varco.tck.InMemoryRecordStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.logging.Logger;

/** Channels that break exactly one rule each, under the contract. Run by {@link NotificationChannelContractTest}. */
final class NotificationBreaches {

    private NotificationBreaches() {}

    /** A contract test of a sample. */
    abstract static class Sampled extends NotificationChannelContract {

        private final BiFunction<SampleCarrier, RecordStore, NotificationChannel> channels;

        Sampled(BiFunction<SampleCarrier, RecordStore, NotificationChannel> channels) {
            this.channels = channels;
        }

        @Override
        protected NotificationChannelFixture fixture() {
            return new SampleWorld(channels);
        }
    }

    static final class Nc01Changing extends Sampled {
        private static final AtomicInteger CALLS = new AtomicInteger();

        Nc01Changing() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                public ChannelDescriptor descriptor() {
                    return ChannelDescriptor.of("sample", Medium.EMAIL)
                            .limit(LIMIT.plusMillis(CALLS.incrementAndGet()))
                            .build();
                }
            });
        }
    }

    static final class Nc01Nameless extends Sampled {
        Nc01Nameless() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                public ChannelDescriptor descriptor() {
                    return ChannelDescriptor.of("nameless", Medium.EMAIL)
                            .limit(LIMIT)
                            .build();
                }
            });
        }
    }

    static final class Nc02Doubling extends Sampled {
        Nc02Doubling() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                String mark(Envelope envelope) {
                    return UUID.randomUUID().toString();
                }
            });
        }
    }

    static final class Nc03Hoping extends Sampled {
        Nc03Hoping() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                Delivery trouble(Envelope envelope, boolean forGood) {
                    return forGood ? super.trouble(envelope, true) : new Delivery.Accepted();
                }
            });
        }
    }

    static final class Nc04Resigning extends Sampled {
        Nc04Resigning() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                Delivery trouble(Envelope envelope, boolean forGood) {
                    return new Delivery.Rejected("sample.refused");
                }
            });
        }
    }

    static final class Nc04Insisting extends Sampled {
        Nc04Insisting() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                Delivery trouble(Envelope envelope, boolean forGood) {
                    return new Delivery.Unknown("sample.carrier");
                }
            });
        }
    }

    static final class Nc05Patient extends Sampled {
        Nc05Patient() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                void handOver(Envelope envelope) throws SampleCarrier.Trouble, InterruptedException {
                    String text = envelope.content() instanceof Content.Mail mail ? mail.text() : "";
                    carrier.take(new Arrival(mark(envelope), envelope.address(), text), LIMIT.multipliedBy(2));
                }
            });
        }
    }

    static final class Nc05Forgetful extends Sampled {
        Nc05Forgetful() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                public Delivery send(Envelope envelope) {
                    Delivery delivery = super.send(envelope);
                    return Thread.interrupted() ? new Delivery.Unknown("sample.carrier") : delivery;
                }
            });
        }
    }

    static final class Nc06Throwing extends Sampled {
        Nc06Throwing() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                Delivery trouble(Envelope envelope, boolean forGood) {
                    if (forGood) {
                        return super.trouble(envelope, true);
                    }
                    throw new IllegalStateException("carrier: expected to be up");
                }
            });
        }
    }

    static final class Nc06Blaming extends Sampled {
        Nc06Blaming() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                public Delivery send(Envelope envelope) {
                    try {
                        records.get(envelope.key());
                    } catch (StoreException e) {
                        return new Delivery.Rejected("sample.records");
                    }
                    return super.send(envelope);
                }
            });
        }
    }

    static final class Nc07Keeping extends Sampled {
        Nc07Keeping() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                byte[] kept(Envelope envelope) {
                    return envelope.content() instanceof Content.Mail mail
                            ? mail.text().getBytes(StandardCharsets.UTF_16LE)
                            : super.kept(envelope);
                }
            });
        }
    }

    static final class Nc07Filing extends NotificationChannelContract {

        @Override
        protected NotificationChannelFixture fixture() {
            return new SampleWorld(SampleChannel::new) {
                @Override
                public NotificationChannel channel() {
                    Path file = folders().get(0).resolve("file");
                    return new SampleChannel(carrier(), records().orElseThrow()) {
                        @Override
                        String mark(Envelope envelope) {
                            write(file, envelope.address());
                            return super.mark(envelope);
                        }
                    };
                }
            };
        }

        private static void write(Path file, String text) {
            try {
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static final class Nc07Logging extends Sampled {
        private static final Logger LOG = Logger.getLogger(Nc07Logging.class.getName());

        Nc07Logging() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                Delivery trouble(Envelope envelope, boolean forGood) {
                    LOG.finest(() -> "not taken: " + envelope.address());
                    return super.trouble(envelope, forGood);
                }
            });
        }
    }

    static final class Nc07Printing extends Sampled {
        Nc07Printing() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                private volatile String last = "";

                @Override
                byte[] kept(Envelope envelope) {
                    last = envelope.address();
                    return super.kept(envelope);
                }

                @Override
                public String toString() {
                    return "Sample[" + last + "]";
                }
            });
        }
    }

    static final class Nc08TrustingAddresses extends Sampled {
        Nc08TrustingAddresses() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                boolean goodAddress(String address) {
                    return address.matches("[a-z0-9.]+@[a-z.]+(, [a-z0-9.]+@[a-z.]+)?");
                }
            });
        }
    }

    static final class Nc08TrustingSubjects extends Sampled {
        Nc08TrustingSubjects() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                boolean goodSubject(String subject) {
                    return !subject.contains("\n");
                }
            });
        }
    }

    static final class Nc09Obliging extends Sampled {
        Nc09Obliging() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                Optional<Delivery.Rejected> flaw(Envelope envelope) {
                    boolean words = envelope.content() instanceof Content.Brief && goodAddress(envelope.address());
                    return words ? Optional.empty() : super.flaw(envelope);
                }
            });
        }
    }

    static final class Nc10Repeating extends Sampled {
        Nc10Repeating() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                public void noted(List<Report> reports) {}
            });
        }
    }

    static final class Nc10Forgetting extends Sampled {
        Nc10Forgetting() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                public List<Report> reports() {
                    List<Report> told = super.reports();
                    noted(told);
                    return told;
                }
            });
        }
    }

    static final class Nc11Naming extends Sampled {
        Nc11Naming() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                Delivery trouble(Envelope envelope, boolean forGood) {
                    String name =
                            envelope.address().substring(0, envelope.address().indexOf('@'));
                    return forGood ? new Delivery.Rejected("sample.refused." + name) : super.trouble(envelope, forGood);
                }
            });
        }
    }

    static final class Nc11Counting extends Sampled {
        private static final AtomicInteger CALLS = new AtomicInteger();

        Nc11Counting() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                Delivery trouble(Envelope envelope, boolean forGood) {
                    return forGood
                            ? super.trouble(envelope, true)
                            : new Delivery.Unknown("sample.no-" + CALLS.incrementAndGet());
                }
            });
        }
    }

    static final class Nc12Mixing extends Sampled {
        Nc12Mixing() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                private volatile String address = "";

                @Override
                void handOver(Envelope envelope) throws SampleCarrier.Trouble, InterruptedException {
                    address = envelope.address();
                    boolean never = new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
                    String text = envelope.content() instanceof Content.Mail mail && !never ? mail.text() : "";
                    carrier.take(new Arrival(mark(envelope), address, text), Duration.ofMillis(100));
                }
            });
        }
    }

    static final class Nc12Moving extends Sampled {
        Nc12Moving() {
            super((carrier, records) -> new SampleChannel(carrier, records) {
                @Override
                String mark(Envelope envelope) {
                    Thread.currentThread().setContextClassLoader(new ClassLoader("sample", null) {});
                    return super.mark(envelope);
                }
            });
        }
    }

    /** A carrier that is always up, without records, whose fixture declares a rule exempt. */
    static final class Exempt extends NotificationChannelContract {
        @Override
        protected NotificationChannelFixture fixture() {
            return new SampleWorld(SampleChannel::new) {
                @Override
                public boolean carrier(Carrier condition) {
                    return condition == Carrier.UP;
                }

                @Override
                public boolean report(String key, boolean arrived) {
                    return false;
                }

                @Override
                public Optional<InMemoryRecordStore> records() {
                    return Optional.empty();
                }

                @Override
                public Map<NotificationRule, String> exempt() {
                    return Map.of(NotificationRule.NC_01, "it is nobody's");
                }
            };
        }
    }
}

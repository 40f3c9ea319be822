package it.varco.tck.credential;

import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Secret;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Identity;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.api.store.StoreException;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import it.varco.spi.credential.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Providers that break exactly one rule each, under the contract. Run by {@link CredentialProviderContractTest} only.
 */
final class Breaches {

    private Breaches() {}

    /** A contract test of a probe. */
    abstract static class Probed extends CredentialProviderContract {

        private final Function<ProbeWorld, CredentialProvider> providers;

        Probed(Function<ProbeWorld, CredentialProvider> providers) {
            this.providers = providers;
        }

        @Override
        protected CredentialProviderFixture fixture() {
            return new ProbeWorld(providers);
        }
    }

    static final class Cp01Changing extends Probed {
        private static final AtomicInteger CALLS = new AtomicInteger();

        Cp01Changing() {
            super(world -> new ProbeProvider(world) {
                @Override
                ProviderDescriptor.Builder description() {
                    return super.description().patience(Duration.ofSeconds(1 + CALLS.incrementAndGet() % 500));
                }
            });
        }
    }

    static final class Cp02Remembering extends Probed {
        Cp02Remembering() {
            super(world -> new ProbeProvider(world) {
                private final Map<Integer, CodiceFiscale> people = new ConcurrentHashMap<>();

                @Override
                ProviderState seal(CodiceFiscale person, Secret word) {
                    people.put(people.size() + 1, person);
                    return ProviderState.of(new byte[] {42, (byte) people.size(), 42});
                }

                @Override
                Optional<CodiceFiscale> unseal(ProviderState state) {
                    byte[] bytes = state.bytes();
                    return bytes.length == 3 ? Optional.ofNullable(people.get((int) bytes[1])) : Optional.empty();
                }
            });
        }
    }

    static final class Cp03TooHigh extends Probed {
        Cp03TooHigh() {
            super(world -> new ProbeProvider(world) {
                @Override
                Identity identity(CodiceFiscale person) {
                    return Identity.of(person, KIND, AssuranceLevel.HIGH).build();
                }
            });
        }
    }

    static final class Cp04Sending extends Probed {
        Cp04Sending() {
            super(world -> new ProbeProvider(world) {
                @Override
                public LoginStep begin(LoginRequest request) {
                    world.codes.incrementAndGet();
                    return super.begin(request);
                }
            });
        }
    }

    static final class Cp05Refusing extends Probed {
        Cp05Refusing() {
            super(world -> new ProbeProvider(world) {
                @Override
                LoginStep broken(StoreException e) {
                    return Thread.currentThread().isInterrupted()
                            ? super.broken(e)
                            : new LoginStep.Refused(Refusal.of("probe.wrong"));
                }
            });
        }
    }

    static final class Cp05Throwing extends Probed {
        Cp05Throwing() {
            super(world -> new ProbeProvider(world) {
                @Override
                LoginStep broken(StoreException e) {
                    throw e;
                }
            });
        }
    }

    static final class Cp06Hasty extends Probed {
        Cp06Hasty() {
            super(world -> new ProbeProvider(world) {
                @Override
                LoginStep answerToWord(CodiceFiscale person, Secret word) {
                    world.store.count("");
                    return List.of(ProbeWorld.KNOWN, ProbeWorld.INVITED, ProbeWorld.BARRED)
                                    .contains(person.value())
                            ? super.answerToWord(person, word)
                            : new LoginStep.Refused(Refusal.of("probe.unknown"));
                }
            });
        }
    }

    static final class Cp07SecretInState extends Probed {
        Cp07SecretInState() {
            super(world -> new ProbeProvider(world) {
                @Override
                ProviderState seal(CodiceFiscale person, Secret word) {
                    String all = person.value() + '|' + new String(word.reveal());
                    return ProviderState.of(all.getBytes(StandardCharsets.UTF_16));
                }

                @Override
                Optional<CodiceFiscale> unseal(ProviderState state) {
                    String[] parts = new String(state.bytes(), StandardCharsets.UTF_16).split("\\|", -1);
                    boolean whole =
                            parts.length == 2 && List.of("girasole", "tramonto").contains(parts[1]);
                    return whole ? CodiceFiscale.parse(parts[0]) : Optional.empty();
                }
            });
        }
    }

    static final class Cp07SecretPrinted extends Probed {
        Cp07SecretPrinted() {
            super(world -> new ProbeProvider(world) {
                private volatile String latest = "";

                @Override
                LoginStep answerToWord(CodiceFiscale person, Secret word) {
                    latest = new String(word.reveal());
                    return super.answerToWord(person, word);
                }

                @Override
                public String toString() {
                    return "ProbeProvider[" + latest + "]";
                }
            });
        }
    }

    static final class Cp08Nameless extends Probed {
        Cp08Nameless() {
            super(world -> new ProbeProvider(world) {
                @Override
                Form wordForm() {
                    return Form.builder()
                            .field(person().build())
                            .field(Field.of("word", FieldKind.SECRET, Text.of("probe.word"))
                                    .build())
                            .build();
                }
            });
        }
    }

    static final class Cp08NamedTooLate extends Probed {
        Cp08NamedTooLate() {
            super(world -> new ProbeProvider(world) {
                @Override
                Form wordForm() {
                    return Form.builder()
                            .field(person().build())
                            .field(Field.of("word", FieldKind.SECRET, Text.of("probe.word"))
                                    .build())
                            .build();
                }

                @Override
                Form codeForm() {
                    return Form.builder()
                            .field(person().subject().build())
                            .field(Field.of("code", FieldKind.CODE, Text.of("probe.code"))
                                    .build())
                            .build();
                }
            });
        }
    }

    static final class Cp09Sharing extends Probed {
        Cp09Sharing() {
            super(world -> new ProbeProvider(world) {
                private final AtomicInteger inside = new AtomicInteger();
                private volatile Optional<Submission> shared = Optional.empty();

                @Override
                LoginStep examineWord(Submission answer) {
                    shared = Optional.of(answer);
                    inside.incrementAndGet();
                    long deadline = System.nanoTime() + 5_000_000;
                    while (inside.get() < 4 && System.nanoTime() < deadline) {
                        Thread.onSpinWait();
                    }
                    LoginStep step = super.examineWord(shared.orElse(answer));
                    inside.decrementAndGet();
                    return step;
                }
            });
        }
    }

    static final class Cp09BusyToAll extends Probed {
        Cp09BusyToAll() {
            super(world -> new ProbeProvider(world) {
                private final Thread own = Thread.currentThread();

                @Override
                LoginStep examineWord(Submission answer) {
                    return Thread.currentThread().equals(own)
                            ? super.examineWord(answer)
                            : new LoginStep.Unavailable("probe.busy");
                }
            });
        }
    }

    static final class Cp09BusyToStrangers extends Probed {
        Cp09BusyToStrangers() {
            super(world -> new ProbeProvider(world) {
                private final Thread own = Thread.currentThread();

                @Override
                LoginStep answerToWord(CodiceFiscale person, Secret word) {
                    LoginStep step = super.answerToWord(person, word);
                    return Thread.currentThread().equals(own) || step instanceof LoginStep.Ask
                            ? step
                            : new LoginStep.Unavailable("probe.busy");
                }
            });
        }
    }

    static final class Cp10Writing extends Probed {
        Cp10Writing() {
            super(world -> new ProbeProvider(world) {
                @Override
                Effects effects(CodiceFiscale person) {
                    world.store.apply(super.effects(person).records());
                    return Effects.none();
                }
            });
        }
    }

    static final class Cp11Deaf extends Probed {
        Cp11Deaf() {
            super(world -> new ProbeProvider(world) {
                @Override
                LoginStep broken(StoreException e) {
                    Thread.interrupted();
                    return super.broken(e);
                }
            });
        }
    }

    static final class Cp12Trusting extends Probed {
        Cp12Trusting() {
            super(world -> new ProbeProvider(world) {
                @Override
                Optional<CodiceFiscale> unseal(ProviderState state) {
                    return super.unseal(state).or(() -> CodiceFiscale.parse(ProbeWorld.KNOWN));
                }
            });
        }
    }

    static final class Cp12Throwing extends Probed {
        Cp12Throwing() {
            super(world -> new ProbeProvider(world) {
                @Override
                Optional<CodiceFiscale> unseal(ProviderState state) {
                    return Optional.of(super.unseal(state).orElseThrow());
                }
            });
        }
    }

    static final class Cp13Wordless extends Probed {
        Cp13Wordless() {
            super(world -> asking(world, code(Text.of("probe.nothing"))));
        }
    }

    static final class Cp18Early extends Probed {
        Cp18Early() {
            super(world -> new ProbeProvider(world) {
                @Override
                LoginStep answerToWord(CodiceFiscale person, Secret word) {
                    LoginStep step = super.answerToWord(person, word);
                    return person.value().equals(ProbeWorld.BARRED)
                            ? new LoginStep.Rejected("probe.ended", Text.of("probe.ended"))
                            : step;
                }
            });
        }
    }

    static final class Cp18LettingIn extends Probed {
        Cp18LettingIn() {
            super(world -> new ProbeProvider(world) {
                @Override
                LoginStep examineCode(CodiceFiscale person, Submission answer) {
                    LoginStep step = super.examineCode(person, answer);
                    return step instanceof LoginStep.Rejected
                            ? new LoginStep.Recognised(identity(person), Effects.none())
                            : step;
                }
            });
        }
    }

    static final class Cp13RejectedWordless extends Probed {
        Cp13RejectedWordless() {
            super(world -> new ProbeProvider(world) {
                @Override
                Text why() {
                    return Text.of("probe.nothing");
                }
            });
        }
    }

    static final class Cp13HeadingWordless extends Probed {
        Cp13HeadingWordless() {
            super(world -> asking(world, code(Text.of("probe.code")).heading(Text.of("probe.nothing"))));
        }
    }

    static final class Cp13PointWordless extends Probed {
        Cp13PointWordless() {
            super(world -> asking(world, code(Text.of("probe.code")).point(Text.of("probe.nothing"))));
        }
    }

    static final class Cp13OptionWordless extends Probed {
        Cp13OptionWordless() {
            super(world -> asking(
                    world,
                    code(Text.of("probe.code"))
                            .field(Field.of("way", FieldKind.CHOICE, Text.of("probe.code"))
                                    .optional()
                                    .option("one", Text.of("probe.word"))
                                    .option("other", Text.of("probe.nothing"))
                                    .build())));
        }
    }

    private static Form.Builder code(Text label) {
        return Form.builder().field(Field.of("code", FieldKind.CODE, label).build());
    }

    private static ProbeProvider asking(ProbeWorld world, Form.Builder form) {
        Form asked = form.build();
        return new ProbeProvider(world) {
            @Override
            Form codeForm() {
                return asked;
            }
        };
    }

    /** Has nothing that could fail, and says that one rule is not for it. */
    static final class Exempt extends CredentialProviderContract {
        @Override
        protected CredentialProviderFixture fixture() {
            return new ProbeWorld(ProbeProvider::new) {
                @Override
                public Optional<Runnable> outage() {
                    return Optional.empty();
                }

                @Override
                public Map<CredentialRule, String> exempt() {
                    return Map.of(CredentialRule.CP_13, "it speaks by pictures");
                }
            };
        }
    }

    /** A fixture that forgot one field of a form. */
    static final class Forgetful extends CredentialProviderContract {
        @Override
        protected CredentialProviderFixture fixture() {
            return new ProbeWorld(ProbeProvider::new) {
                @Override
                public Person known() {
                    return Person.typing(Map.of("person", KNOWN, "Word", "girasole", "code", CODE));
                }
            };
        }
    }

    static final class Cp17Wordless extends Probed {
        Cp17Wordless() {
            super(world -> new ProbeProvider(world) {
                @Override
                Message.Builder entered(CodiceFiscale person) {
                    return Message.of("probe.greeting", person).over(Medium.EMAIL);
                }
            });
        }
    }

    static final class Cp17Empty extends Probed {
        Cp17Empty() {
            super(world -> new ProbeProvider(world) {
                @Override
                Message.Builder entered(CodiceFiscale person) {
                    return Message.of("probe.entered", person).over(Medium.EMAIL);
                }
            });
        }
    }

    static final class Cp17Naming extends Probed {
        Cp17Naming() {
            super(world -> new ProbeProvider(world) {
                @Override
                Message.Builder entered(CodiceFiscale person) {
                    return super.entered(person).word("who", "to " + person.value());
                }
            });
        }
    }

    static final class Cp17Telling extends Probed {
        Cp17Telling() {
            super(world -> new ProbeProvider(world) {
                @Override
                Message.Builder entered(CodiceFiscale person) {
                    return super.entered(person).secret("code", new Secret(ProbeWorld.CODE.toCharArray()));
                }
            });
        }
    }
}

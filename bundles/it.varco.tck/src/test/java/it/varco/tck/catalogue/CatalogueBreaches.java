package it.varco.tck.catalogue;

import it.varco.api.catalogue.View;
import it.varco.api.catalogue.View.Value;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Secret;
import it.varco.api.form.Text;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.api.store.StoredRecord;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceDescriptor;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import it.varco.tck.InMemoryRecordStore;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Services that break exactly one rule each, under the contract. Run by {@link CatalogueServiceContractTest} only. */
final class CatalogueBreaches {

    private CatalogueBreaches() {}

    /** A contract test of a sample. */
    abstract static class Sampled extends CatalogueServiceContract {

        private final Function<RecordStore, CatalogueService> services;

        Sampled(Function<RecordStore, CatalogueService> services) {
            this.services = services;
        }

        @Override
        protected CatalogueServiceFixture fixture() {
            return new SampleWorld(services);
        }
    }

    static final class Cs01Obliging extends Sampled {
        Cs01Obliging() {
            super(store -> new SampleService(store) {
                @Override
                ServiceStep undeclared(ServiceRequest request) {
                    return read(request);
                }
            });
        }
    }

    static final class Cs01Throwing extends Sampled {
        Cs01Throwing() {
            super(store -> new SampleService(store) {
                @Override
                ServiceStep undeclared(ServiceRequest request) {
                    throw new IllegalArgumentException("operation: expected one of mine");
                }
            });
        }
    }

    static final class Cs02Remembering extends Sampled {
        Cs02Remembering() {
            super(store -> new SampleService(store) {
                private final Set<String> begun = new HashSet<>();

                @Override
                ServiceState seal(ServiceRequest request, Secret secret) {
                    begun.add(request.pratica());
                    return super.seal(request, secret);
                }

                @Override
                boolean unseal(ServiceRequest request, byte[] state) {
                    return begun.contains(request.pratica()) && super.unseal(request, state);
                }
            });
        }
    }

    static final class Cs03Changing extends Sampled {
        private static final AtomicInteger CALLS = new AtomicInteger();

        Cs03Changing() {
            super(store -> new SampleService(store) {
                @Override
                ServiceDescriptor.Builder description() {
                    return super.description().stateVersion(CALLS.incrementAndGet());
                }
            });
        }
    }

    static final class Cs03Straying extends Sampled {
        Cs03Straying() {
            super(store -> new SampleService(store) {
                @Override
                View view() {
                    return View.builder()
                            .sentence(Text.of("sample.done"))
                            .action("other.read", Text.of("sample.done"))
                            .build();
                }
            });
        }
    }

    static final class Cs04Counting extends Sampled {
        Cs04Counting() {
            super(store -> new SampleService(store) {
                private final AtomicInteger times = new AtomicInteger();

                @Override
                ServiceStep done(ServiceRequest request) {
                    return times.incrementAndGet() > 1
                            ? new ServiceStep.Rejected("sample.again", Text.of("sample.there"))
                            : super.done(request);
                }
            });
        }
    }

    static final class Cs05Writing extends Sampled {
        Cs05Writing() {
            super(store -> new SampleService(store) {
                @Override
                ServiceStep done(ServiceRequest request) {
                    store.apply(List.of(
                            RecordChange.put("trace/" + System.nanoTime(), RecordChange.ABSENT, new byte[] {1})));
                    return super.done(request);
                }
            });
        }
    }

    static final class Cs05Guessing extends Sampled {
        Cs05Guessing() {
            super(store -> new SampleService(store) {
                @Override
                ServiceStep done(ServiceRequest request) {
                    RecordChange change = RecordChange.put(key(request), 7, new byte[] {1});
                    return new ServiceStep.Done(view(), Effects.records(List.of(change)));
                }
            });
        }
    }

    static final class Cs06Keeping extends Sampled {
        Cs06Keeping() {
            super(store -> new SampleService(store) {
                @Override
                ServiceState seal(ServiceRequest request, Secret secret) {
                    return ServiceState.of(new String(secret.reveal()).getBytes(StandardCharsets.UTF_8));
                }

                @Override
                boolean unseal(ServiceRequest request, byte[] state) {
                    return new String(state, StandardCharsets.UTF_8).equals(SampleWorld.SECRET);
                }
            });
        }
    }

    static final class Cs07Telling extends Sampled {
        Cs07Telling() {
            super(store -> new SampleService(store) {
                @Override
                View view() {
                    return View.builder()
                            .fact(Text.of("sample.secret"), new Value.Plain(SampleWorld.SECRET))
                            .build();
                }
            });
        }
    }

    static final class Cs08Examining extends Sampled {
        Cs08Examining() {
            super(store -> new SampleService(store) {
                @Override
                Field.Builder secretField() {
                    return super.secretField().autocomplete("current-password");
                }
            });
        }
    }

    static final class Cs09Hasty extends Sampled {
        Cs09Hasty() {
            super(store -> new SampleService(store) {
                @Override
                ServiceStep write(ServiceRequest request) {
                    ServiceStep step = super.write(request);
                    boolean first =
                            request.submission().isEmpty() && request.state().bytes().length == 0;
                    return first && step instanceof ServiceStep.Ask ? done(request) : step;
                }
            });
        }
    }

    static final class Cs10Forgetful extends Sampled {
        Cs10Forgetful() {
            super(store -> new SampleService(store) {
                @Override
                public ServiceStep handle(ServiceRequest request) {
                    ServiceStep step = super.handle(request);
                    return Thread.interrupted() ? new ServiceStep.Unavailable("sample.store") : step;
                }
            });
        }
    }

    static final class Cs11Trusting extends Sampled {
        Cs11Trusting() {
            super(store -> new SampleService(store) {
                @Override
                boolean unseal(ServiceRequest request, byte[] state) {
                    return state.length > 0;
                }
            });
        }
    }

    static final class Cs11Throwing extends Sampled {
        Cs11Throwing() {
            super(store -> new SampleService(store) {
                @Override
                boolean unseal(ServiceRequest request, byte[] state) {
                    return state[1] == (byte) ~state[0] && state.length == 3 && state[2] == 42;
                }
            });
        }
    }

    static final class Cs12Wordless extends Sampled {
        Cs12Wordless() {
            super(store -> new SampleService(store) {
                @Override
                Form wordsForm() {
                    Form form = super.wordsForm();
                    Form.Builder other = Form.builder().point(Text.of("sample.nowhere"));
                    form.fields().forEach(other::field);
                    return other.build();
                }
            });
        }
    }

    static final class Cs13Blaming extends Sampled {
        Cs13Blaming() {
            super(store -> new SampleService(store) {
                @Override
                ServiceStep broken() {
                    return new ServiceStep.Rejected("sample.none", Text.of("sample.none"));
                }
            });
        }
    }

    static final class Cs13Hiding extends Sampled {
        Cs13Hiding() {
            super(store -> new SampleService(store) {
                @Override
                ServiceStep read(ServiceRequest request) {
                    try {
                        return super.read(request);
                    } catch (StoreException e) {
                        return new ServiceStep.Answered(
                                View.builder().sentence(Text.of("sample.none")).build());
                    }
                }
            });
        }
    }

    static final class Cs14Silent extends Sampled {
        Cs14Silent() {
            super(store -> new SampleService(store) {
                @Override
                View view() {
                    return View.builder().heading(Text.of("sample.done")).build();
                }
            });
        }
    }

    /** A service without records, whose fixture declares a rule exempt. */
    static final class Exempt extends CatalogueServiceContract {
        @Override
        protected CatalogueServiceFixture fixture() {
            return new SampleWorld(SampleService::new) {
                @Override
                public Optional<InMemoryRecordStore> records() {
                    return Optional.empty();
                }

                @Override
                public Map<CatalogueRule, String> exempt() {
                    return Map.of(CatalogueRule.CS_12, "it speaks by pictures");
                }
            };
        }
    }

    static final class Cs15Wordless extends Sampled {
        Cs15Wordless() {
            super(store -> new SampleService(store) {
                @Override
                Message.Builder written(ServiceRequest request) {
                    return Message.of("sample.greeting", request.person()).over(Medium.EMAIL);
                }
            });
        }
    }

    static final class Cs15Naming extends Sampled {
        Cs15Naming() {
            super(store -> new SampleService(store) {
                @Override
                Message.Builder written(ServiceRequest request) {
                    return super.written(request).word("who", request.person().value());
                }
            });
        }
    }

    static final class Cs15Telling extends Sampled {
        Cs15Telling() {
            super(store -> new SampleService(store) {
                @Override
                Message.Builder written(ServiceRequest request) {
                    return super.written(request).word("secret", SampleWorld.SECRET);
                }
            });
        }
    }

    static final class Cs16Telling extends Sampled {
        Cs16Telling() {
            super(store -> new SampleService(store) {
                @Override
                ServiceStep refused(boolean known) {
                    Text why = known ? Text.of("sample.there") : Text.of("sample.none");
                    return new ServiceStep.Refused("sample.code", why, Effects.none());
                }
            });
        }
    }

    static final class Cs16Nameless extends Sampled {
        Cs16Nameless() {
            super(store -> new SampleService(store) {
                @Override
                Form guessForm() {
                    Field person = Field.of("person", FieldKind.CODICE_FISCALE, Text.of("sample.words"))
                            .build();
                    Field code = Field.of("code", FieldKind.CODE, Text.of("sample.secret"))
                            .build();
                    return Form.builder().field(person).field(code).build();
                }
            });
        }
    }

    static final class Cs17Endless extends Sampled {
        Cs17Endless() {
            super(store -> new SampleService(store) {
                @Override
                Effects over(StoredRecord due) {
                    return Effects.records(List.of(RecordChange.put(due.key(), due.version(), new byte[] {1})));
                }
            });
        }
    }

    static final class Cs17Writing extends Sampled {
        Cs17Writing() {
            super(store -> new SampleService(store) {
                @Override
                public List<Upkeep> due(UpkeepRequest request) {
                    List<Upkeep> acts = super.due(request);
                    acts.forEach(act -> store.apply(act.effects().records()));
                    return acts;
                }
            });
        }
    }

    static final class Cs17Undeclared extends Sampled {
        Cs17Undeclared() {
            super(store -> new SampleService(store) {
                @Override
                ServiceDescriptor.Builder description() {
                    ServiceDescriptor.Builder other = ServiceDescriptor.of("sample");
                    super.description().build().operations().forEach(other::operation);
                    return other;
                }
            });
        }
    }
}

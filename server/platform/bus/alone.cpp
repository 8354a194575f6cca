#include "bus/bus.h"

namespace kith::bus {
namespace {

class Alone final : public Bus {
public:
    void start(Listener) override {}
    void publish(Topics const&) override {}
    void stop() override {}
};

}

std::unique_ptr<Bus> make_alone() { return std::make_unique<Alone>(); }

}

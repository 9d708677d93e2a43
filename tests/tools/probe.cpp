// Shows what the network's parts compute, for the scripts that compare them with the Python reference. Not installed.
//
//   entente_probe pieces MODEL   texts on standard input, each ended by a NUL byte; writes a line for each: ID:BEGIN:END[#] …
//   entente_probe encode MODEL   lines "ID … | SHAPE …" on standard input; writes each window's vectors as raw float32
//   entente_probe load MODEL     milliseconds that loading takes

#include "entente/nn/encoder.hpp"
#include "entente/nn/model_file.hpp"
#include "entente/nn/word_piece.hpp"

#include <chrono>
#include <cstdio>
#include <exception>
#include <iostream>
#include <sstream>
#include <string>

namespace {

using namespace entente;

void show_pieces(const ModelFile& model) {
    const WordPiece tokenizer(model.header().vocabulary);
    for (std::string text, line; std::getline(std::cin, text, '\0');) {
        line.clear();
        for (const Piece& piece : tokenizer.split(text)) {
            line += std::to_string(piece.id) + ':' + std::to_string(piece.span.begin) + ':' + std::to_string(piece.span.end);
            line += piece.continues ? "# " : " ";
        }
        std::cout << line << '\n';
    }
}

void encode_windows(const ModelFile& model) {
    const Encoder encoder(model);
    for (std::string line; std::getline(std::cin, line);) {
        const auto bar = line.find('|');
        std::istringstream ids_text(line.substr(0, bar)), shapes_text(line.substr(bar + 1));
        std::vector<std::int32_t> ids;
        std::vector<std::uint8_t> shapes;
        for (int value = 0; ids_text >> value;) ids.push_back(value);
        for (int value = 0; shapes_text >> value;) shapes.push_back(static_cast<std::uint8_t>(value));
        const Matrix vectors = encoder(ids, shapes);
        std::cout.write(reinterpret_cast<const char*>(vectors.data()),
                        static_cast<std::streamsize>(vectors.rows() * vectors.columns() * sizeof(float)));
    }
}

} // namespace

int main(int count, char** arguments) {
    const std::string command = count == 3 ? arguments[1] : "";
    try {
        const auto begin = std::chrono::steady_clock::now();
        const ModelFile model = ModelFile::load(count == 3 ? arguments[2] : "");
        const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
        if (command == "pieces") show_pieces(model);
        if (command == "encode") encode_windows(model);
        if (command == "load") std::cout << taken.count() << " ms\n";
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return std::cout.flush() ? 0 : 1;
}
